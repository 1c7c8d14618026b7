import { describe, expect, it } from 'vitest';
import { Visitors } from '../../../../main/network/visitors/visitors.ts';
import type { JarId } from '../../../../main/shared/bench-records.ts';
import { jarOfVisitor, visitorOfJar } from '../../../../main/shared/visitor-id.ts';

const ann = 'ann-1' as JarId;
const agent = 'Chrome/130 Jar/ann-1';
const phone = 'Mobile Safari/604';

function visitors(): Visitors {
  const made = new Visitors();
  made.meet(ann, agent);
  return made;
}

describe('whose request it is', () => {
  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('should be the jar’s, from its own browser at %s', (address) => {
    expect(visitors().identify({ agent, address })).toBe(visitorOfJar(ann));
  });

  it('should not be the jar’s when another machine sends its browser’s name', () => {
    expect(jarOfVisitor(visitors().identify({ agent, address: '192.168.1.20' }))).toBeNull();
  });

  it('should tell two guests of one user agent apart by what joining gave', () => {
    const { identify } = visitors();
    const one = identify({ agent: phone, address: '192.168.1.20', joined: 'owl' });
    const other = identify({ agent: phone, address: '192.168.1.20', joined: 'fox' });
    expect(one).not.toBe(other);
    // The same guest on another address of the room's network, with another browser.
    expect(identify({ agent: 'Firefox', address: '192.168.1.99', joined: 'owl' })).toBe(one);
  });

  it('should tell two strangers of one user agent apart by their address', () => {
    const { identify } = visitors();
    const one = identify({ agent: phone, address: '192.168.1.20' });
    expect(identify({ agent: phone, address: '192.168.1.21' })).not.toBe(one);
    expect(identify({ agent: phone, address: '192.168.1.20' })).toBe(one);
  });

  it('should stay the jar’s when the jar has gone', () => {
    const made = visitors();
    for (let count = 0; count < 199; count++) made.meet(`other-${count}` as JarId, `Jar/other-${count}`);
    expect(made.identify({ agent, address: '127.0.0.1' })).toBe(visitorOfJar(ann));
    made.meet('one-more' as JarId, 'Jar/one-more');
    expect(jarOfVisitor(made.identify({ agent, address: '127.0.0.1' }))).toBeNull();
    expect(made.agentOf(visitorOfJar(ann))).toBeNull();
  });

  it('should name the browser of a jar, and of nobody else', () => {
    const { agentOf, identify } = visitors();
    expect(agentOf(visitorOfJar(ann))).toBe(agent);
    expect(agentOf(identify({ agent: phone, address: '10.0.0.1' }))).toBeNull();
  });
});
