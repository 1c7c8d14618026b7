<?php
// A small real PHP app, as somebody's own app is: a counter in the session, anti-forgery on.
// Run: php -S 127.0.0.1:PORT index.php
session_start();
$_SESSION['token'] ??= bin2hex(random_bytes(16));
if ($_SERVER['REQUEST_METHOD'] === 'POST') {
    if (!hash_equals($_SESSION['token'], $_POST['token'] ?? '')) {
        http_response_code(403);
        exit('This form is not ours.');
    }
    if (isset($_POST['name'])) {
        session_regenerate_id(true);
        $_SESSION['name'] = $_POST['name'];
    } else {
        $_SESSION['count'] = ($_SESSION['count'] ?? 0) + 1;
    }
    header('Location: /', true, 303);
    exit;
}
$safe = static fn (string $text): string => htmlspecialchars($text, ENT_QUOTES);
$token = '<input type="hidden" name="token" value="' . $safe($_SESSION['token']) . '">';
?>
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Counting by PHP</title></head><body>
<h1><?= isset($_SESSION['name']) ? 'Hello, ' . $safe($_SESSION['name']) : 'Who are you?' ?></h1>
<?php if (isset($_SESSION['name'])): ?>
<p>You counted to <output><?= (int) ($_SESSION['count'] ?? 0) ?></output>.</p>
<form method="post"><?= $token ?><button>Count</button></form>
<?php else: ?>
<form method="post"><?= $token ?><label>Name <input name="name" required></label> <button>Log in</button></form>
<?php endif ?>
</body></html>
