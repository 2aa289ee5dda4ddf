import { readFileSync } from 'node:fs';

import { Comment, CommentTag, Converter } from 'typedoc';
import ts from 'typescript';

/** Where types stand that public functions speak of and `src/index.ts` does not export. */
const ELSEWHERE = 'types spoken of, not exported';

/**
 * Groups the API reference as `src/index.ts` does: a name belongs to the room whose comment (`// numerics`) stands last
 * before its export.
 */
export function load(app) {
  const index = new URL('../src/index.ts', import.meta.url);
  const roomOf = roomsIn(readFileSync(index, 'utf8'));
  app.on('bootstrapEnd', () => {
    app.options.setValue('categoryOrder', [...new Set(roomOf.values()), ELSEWHERE]);
  });
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const reflection of [...project.children]) {
      // typedoc-plugin-missing-exports takes the property in a type such as `F['default']` for an export of that name.
      if (reflection.name === 'default') {
        project.removeReflection(reflection);
        continue;
      }
      const room = { kind: 'text', text: roomOf.get(reflection.name) ?? ELSEWHERE };
      for (const one of reflection.signatures ?? [reflection]) {
        one.comment ??= new Comment();
        one.comment.blockTags.push(new CommentTag('@category', [room]));
      }
    }
  });
}

/** Rooms by the names that they export. */
function roomsIn(text) {
  const rooms = new Map();
  let room;
  const { statements } = ts.createSourceFile('index.ts', text, ts.ScriptTarget.ES2022);
  for (const { pos, exportClause } of statements) {
    const comment = ts.getLeadingCommentRanges(text, pos)?.at(-1);
    if (comment) room = text.slice(comment.pos + 2, comment.end).trim();
    for (const { name } of exportClause.elements ?? [exportClause]) rooms.set(name.text, room);
  }
  return rooms;
}
