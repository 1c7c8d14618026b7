import type { Link, PhrasingContent, RootContent } from 'mdast';
import { switchNames } from '../../../server/session-server.ts';
import { type BackstagePanel, backstagePanels } from '../../shared/backstage-panels.ts';
import {
  attackPages,
  type LessonBlock,
  type LessonInline,
  type LessonLink,
  type LessonText,
} from '../../shared/lesson-records.ts';
import { personSchema } from './condition-words.ts';
import type { Faults } from './lesson-fault.ts';
import { pointOf } from './parse-lesson.ts';

/** What may be written: paragraphs, lists, code, emphasis, links into the window. Everything else is told and left out. */
export function readText(nodes: readonly RootContent[], faults: Faults): LessonText {
  return nodes.flatMap((node) => readBlock(node, faults) ?? []);
}

function readBlock(node: RootContent, faults: Faults): LessonBlock | null {
  switch (node.type) {
    case 'paragraph':
      return { kind: 'paragraph', inlines: readInlines(node.children, faults) };
    case 'list': {
      const items = node.children.map(({ children }) => readText(children, faults));
      return { kind: 'list', ordered: node.ordered === true, items };
    }
    case 'code':
      return { kind: 'code', text: node.value };
    default:
      return refuse(node, faults);
  }
}

function readInlines(nodes: readonly PhrasingContent[], faults: Faults): readonly LessonInline[] {
  return nodes.flatMap((node) => readInline(node, faults) ?? []);
}

function readInline(node: PhrasingContent, faults: Faults): LessonInline | null {
  switch (node.type) {
    case 'text':
      return { kind: 'text', text: node.value.replace(/\s*\n\s*/g, ' ') };
    case 'inlineCode':
      return { kind: 'code', text: node.value };
    case 'strong':
    case 'emphasis':
      return { kind: node.type, inlines: readInlines(node.children, faults) };
    case 'break':
      return { kind: 'text', text: ' ' };
    case 'link': {
      const to = readLink(node);
      if (to !== null) return { kind: 'link', to, inlines: readInlines(node.children, faults) };
      faults.add(pointOf(node), 'lesson.fault.link', { address: node.url.slice(0, 200), example: linkExamples });
      return null;
    }
    default:
      return refuse(node, faults);
  }
}

function refuse(node: RootContent, faults: Faults): null {
  faults.add(pointOf(node), 'lesson.fault.not-allowed', { what: node.type });
  return null;
}

const linkExamples =
  'thread:ann, switch:sessions, panel:cookies, visit:ann/prize, code:server/shop/cart.ts "words of the line"';
/** Files of the server's own source; the window reads nothing else either. */
const sourceFile = /^server\/(?:[a-z0-9-]+\/)*[a-z0-9-]+\.(?:ts|liquid)$/;

function readLink({ url, title }: Link): LessonLink | null {
  const [, scheme, rest = ''] = /^([a-z]+):(.*)$/s.exec(url) ?? [];
  switch (scheme) {
    case 'thread':
      return personSchema.safeParse(rest).success ? { kind: 'thread', who: rest } : null;
    case 'switch': {
      const name = switchNames.find((one) => one === rest);
      return name === undefined ? null : { kind: 'switch', name };
    }
    case 'panel':
      return isPanel(rest) ? { kind: 'panel', panel: rest } : null;
    case 'visit': {
      const [who, name, ...more] = rest.split('/');
      const page = attackPages.find((one) => one === name);
      if (!personSchema.safeParse(who).success || who === undefined || page === undefined || more.length > 0)
        return null;
      return { kind: 'visit', who, page };
    }
    case 'code':
      return sourceFile.test(rest) && title ? { kind: 'code', file: rest, has: title.slice(0, 200) } : null;
    default:
      return null;
  }
}

function isPanel(name: string): name is BackstagePanel {
  return backstagePanels.some((panel) => panel === name);
}
