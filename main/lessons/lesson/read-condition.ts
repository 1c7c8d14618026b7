import type { z } from 'zod';
import {
  attributeExamples,
  type Condition,
  type ConditionWord,
  conditionWords,
  type ExchangeFact,
  joiningWords,
} from './condition-words.ts';
import type { Faults, FilePoint } from './lesson-fault.ts';

/** Text of a lesson's file, and where it stands there. */
export interface PlacedText extends FilePoint {
  /** As in the file, its line breaks and indents too. */
  readonly text: string;
}

/** A line of a list of checks. */
export interface CheckLine {
  readonly trap: boolean;
  readonly condition: Condition;
  readonly sentence: string;
  /** Which hint a trap leads to, from 1; null: none. */
  readonly hint: number | null;
}

/** Conditions in conditions: more is no lesson any more. */
const deepest = 4;

/** Reads "trap cart{who=bob, has=juice}: You added it in Bob's pane. -> hint 1". Null when that is not possible; told then. */
export function readCheckLine(line: PlacedText, faults: Faults): CheckLine | null {
  const reader = new ConditionReader(line, faults);
  const trap = reader.takeWord('trap');
  const condition = reader.condition(0);
  if (condition === null) return null;
  if (!reader.take(':')) {
    faults.add(reader.point, 'lesson.fault.expected', { what: ':' });
    return null;
  }
  const [, sentence = '', hint] = /^([\s\S]*?)(?:->\s*hint\s+(\d{1,2})\s*)?$/.exec(reader.rest) ?? [];
  const said = sentence.replace(/\s+/g, ' ').trim();
  if (said === '') faults.add(reader.point, 'lesson.fault.no-sentence');
  return said === '' ? null : { trap, condition, sentence: said, hint: hint === undefined ? null : Number(hint) };
}

interface Attribute {
  readonly value: string;
  readonly point: FilePoint;
}

class ConditionReader {
  readonly #line: PlacedText;
  readonly #faults: Faults;
  #at = 0;

  constructor(line: PlacedText, faults: Faults) {
    this.#line = line;
    this.#faults = faults;
  }

  /** Where it has come to. */
  get point(): FilePoint {
    const before = this.#line.text.slice(0, this.#at).split('\n');
    const last = before.at(-1) ?? '';
    const [line, column] = [this.#line.line + before.length - 1, last.length + 1];
    return { line, column: before.length === 1 ? this.#line.column + last.length : column };
  }

  get rest(): string {
    return this.#line.text.slice(this.#at);
  }

  /** Goes past `sign` when it is next, blanks before it too. */
  take(sign: string): boolean {
    this.#skipBlanks();
    if (!this.rest.startsWith(sign)) return false;
    this.#at += sign.length;
    return true;
  }

  /** The same for a whole word with a blank behind it. */
  takeWord(word: string): boolean {
    this.#skipBlanks();
    if (!new RegExp(`^${word}\\s`).test(this.rest)) return false;
    this.#at += word.length;
    return true;
  }

  condition(depth: number): Condition | null {
    if (depth > deepest) return this.#expected('}');
    if (this.takeWord('not')) {
      const of = this.condition(depth + 1);
      return of && { kind: 'not', of };
    }
    this.#skipBlanks();
    const { point } = this;
    const [word = ''] = /^[A-Za-z-]*/.exec(this.rest) ?? [];
    this.#at += word.length;
    if (word === '') {
      this.#faults.add(point, 'lesson.fault.no-condition', { example: 'cart{who=ann, has=juice}' });
      return null;
    }
    if (isJoining(word)) return this.#joined(word, depth);
    if (isWord(word)) return this.#fact(word, point);
    this.#faults.addUnknown(point, word, ['not', ...joiningWords, ...Object.keys(conditionWords)]);
    return null;
  }

  #joined(word: (typeof joiningWords)[number], depth: number): Condition | null {
    if (!this.take('(')) return this.#expected('(');
    const { point } = this;
    const of: Condition[] = [];
    do {
      const one = this.condition(depth + 1);
      if (one === null) return null;
      of.push(one);
    } while (this.take(','));
    if (!this.take(')')) return this.#expected(')');
    const [only] = of;
    if (word === 'in-step' && only) {
      if (of.length === 1) return { kind: 'in-step', of: only };
      return this.#expected(')');
    }
    if (word === 'all' || word === 'any') return { kind: word, of };
    const exchanges = of.filter((one): one is ExchangeFact => one.kind === 'exchange');
    if (exchanges.length === of.length) return { kind: 'in-order', of: exchanges };
    this.#faults.add(point, 'lesson.fault.expected', { what: 'exchange{}' });
    return null;
  }

  #fact(word: ConditionWord, point: FilePoint): Condition | null {
    const attributes = this.#attributes();
    if (attributes === null) return null;
    const values = Object.fromEntries([...attributes].map(([name, { value }]) => [name, value]));
    const parsed = conditionWords[word].safeParse(values);
    if (parsed.success) return { kind: word, ...parsed.data } as Condition;
    for (const issue of parsed.error.issues) this.#tell(issue, word, attributes, point);
    return null;
  }

  #tell(
    issue: z.core.$ZodIssue,
    word: ConditionWord,
    attributes: ReadonlyMap<string, Attribute>,
    point: FilePoint,
  ): void {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        this.#faults.addUnknown(attributes.get(key)?.point ?? point, key, Object.keys(conditionWords[word].shape));
      }
      return;
    }
    const name = String(issue.path[0]);
    const attribute = attributes.get(name);
    if (attribute === undefined) this.#faults.add(point, 'lesson.fault.missing', { name });
    else {
      const example = attributeExamples[name] ?? 'yes, no';
      this.#faults.add(attribute.point, 'lesson.fault.value', { name, value: attribute.value, example });
    }
  }

  /** Reads "{who=ann, has=juice, exists}". */
  #attributes(): ReadonlyMap<string, Attribute> | null {
    if (!this.take('{')) return this.#expected('{');
    const attributes = new Map<string, Attribute>();
    if (this.take('}')) return attributes;
    do {
      this.#skipBlanks();
      const { point } = this;
      const [all, name = '', value, quoted] =
        /^([A-Za-z]+)(?:\s*=\s*(?:([^\s,}"]+)|"([^"\n]*)"))?/.exec(this.rest) ?? [];
      if (all === undefined) return this.#expected('name=value');
      this.#at += all.length;
      if (attributes.has(name)) this.#faults.add(point, 'lesson.fault.twice', { name });
      attributes.set(name, { value: value ?? quoted ?? 'yes', point });
    } while (this.take(','));
    return this.take('}') ? attributes : this.#expected('}');
  }

  #expected(what: string): null {
    this.#faults.add(this.point, 'lesson.fault.expected', { what });
    return null;
  }

  #skipBlanks(): void {
    this.#at += /^\s*/.exec(this.rest)?.[0].length ?? 0;
  }
}

function isJoining(word: string): word is (typeof joiningWords)[number] {
  return joiningWords.some((one) => one === word);
}

function isWord(word: string): word is ConditionWord {
  return Object.hasOwn(conditionWords, word);
}
