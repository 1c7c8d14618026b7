import type { Language } from '../page/messages.ts';

/** What the attacker's pages say. They are props of an experiment: each names itself on its first line. */
export interface AttackTexts {
  readonly label: string;
  readonly home: string;
  readonly prizeTitle: string;
  readonly prizeText: string;
  readonly prizeButton: string;
  readonly caughtTitle: string;
  readonly caughtNothing: string;
  readonly caughtEmpty: string;
  /** Said by the smuggled script in the shop's own page; %s is what it read. */
  readonly scriptReads: string;
  readonly scriptReadsNothing: string;
  readonly scriptActs: string;
}

export const attackTexts: Readonly<Record<Language, AttackTexts>> = {
  en: {
    label: 'This is the attacker’s site: a prop of Jarful’s experiments, reachable from this computer only.',
    home: 'Nothing here belongs to the shop. Its pages try what an attacker would try.',
    prizeTitle: 'You have won!',
    prizeText: 'Press the button to see your prize. (The button is a form of the shop, filled in by this page.)',
    prizeButton: 'Show my prize',
    caughtTitle: 'What this site has caught',
    caughtNothing: 'Nothing yet.',
    caughtEmpty: 'a visit without a ticket: the script could not read it',
    scriptReads: 'A script that somebody typed in runs in this page. It read the ticket %s and sent it away.',
    scriptReadsNothing:
      'A script that somebody typed in runs in this page. It cannot read the ticket: that is HttpOnly.',
    scriptActs:
      'It put nine juices into this cart: the browser shows the ticket for it, whether it can read it or not.',
  },
  es: {
    label: 'Este es el sitio del atacante: parte de los experimentos de Jarful, accesible solo desde este ordenador.',
    home: 'Nada de aquí pertenece a la tienda. Sus páginas prueban lo que probaría un atacante.',
    prizeTitle: '¡Ha ganado!',
    prizeText:
      'Pulse el botón para ver su premio. (El botón es un formulario de la tienda que esta página ha rellenado.)',
    prizeButton: 'Ver mi premio',
    caughtTitle: 'Lo que este sitio ha capturado',
    caughtNothing: 'Nada todavía.',
    caughtEmpty: 'una visita sin ticket: el script no pudo leerlo',
    scriptReads: 'Un script que alguien escribió se ejecuta en esta página. Leyó el ticket %s y lo envió fuera.',
    scriptReadsNothing:
      'Un script que alguien escribió se ejecuta en esta página. No puede leer el ticket: es HttpOnly.',
    scriptActs: 'Puso nueve zumos en este carrito: el navegador muestra el ticket por él, pueda leerlo o no.',
  },
};
