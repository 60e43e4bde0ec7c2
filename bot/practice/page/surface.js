// Where blocks stand: a message, a form or Home. It carries what people do there.

/**
 * What blocks need of the place they stand on.
 *
 * `container` names the place to the server, `level` is for its headings,
 * `saved` finds an element's value from before, `changed` hears of each change.
 */
export function makeSurface({ app, fields, level, container, saved, changed }) {
  const typed = () => (container.type === "view" ? { values: fields.values() } : {});
  return {
    app, fields, level, saved, changed,
    press: (blockId, actionId, value) => app.act({
      do: "press", container, block_id: blockId, action_id: actionId, value, ...typed(),
    }),
    suggest: (blockId, actionId, query) => app.ask({
      do: "suggest", container, block_id: blockId, action_id: actionId, query,
    }),
  };
}
