// What is drawn besides the lines: thresholds and what happened.
export function drawLimits(plot, limits, paint) {
  const { ctx, bbox } = plot, scale = devicePixelRatio || 1;
  ctx.save();
  ctx.lineWidth = scale;
  ctx.font = `${10.5 * scale}px ${paint.font}`;
  ctx.textAlign = "right";
  let last = -Infinity;
  for (const { value, red, label } of limits.toSorted((a, b) => b.value - a.value)) {
    const y = Math.round(plot.valToPos(value, "y0", true)) + (scale % 2) / 2;
    if (y < bbox.top || y > bbox.top + bbox.height) continue;
    ctx.strokeStyle = ctx.fillStyle = red ? paint.crit : paint.warn;
    ctx.setLineDash(red ? [6 * scale, 3 * scale] : [2 * scale, 3 * scale]);
    line(ctx, bbox.left, y, bbox.left + bbox.width, y);
    if (!label) continue;
    const above = y - Math.max(last, bbox.top) > 14 * scale;
    last = y;
    ctx.textBaseline = above ? "bottom" : "top";
    ctx.fillText(label, bbox.left + bbox.width - 2 * scale, above ? y - 2 * scale : y + 3 * scale);
  }
  ctx.restore();
}

export function drawNotes(plot, notes, paint) {
  const { ctx, bbox } = plot, scale = devicePixelRatio || 1, right = bbox.left + bbox.width;
  ctx.save();
  ctx.lineWidth = scale;
  ctx.font = `${10.5 * scale}px ${paint.font}`;
  ctx.textAlign = "left";
  ctx.textBaseline = "bottom";
  ctx.strokeStyle = ctx.fillStyle = paint.note;
  ctx.setLineDash([scale, 2 * scale]);
  let free = bbox.left;
  for (const { at, label } of notes) {
    const x = Math.round(plot.valToPos(at, "x", true)) + (scale % 2) / 2;
    if (x < bbox.left || x > right) continue;
    line(ctx, x, bbox.top, x, bbox.top + bbox.height);
    ctx.beginPath();
    ctx.moveTo(x - 3 * scale, bbox.top - 5 * scale);
    ctx.lineTo(x + 3 * scale, bbox.top - 5 * scale);
    ctx.lineTo(x, bbox.top);
    ctx.fill();
    // Words where there is room for them; the others are said under the cursor.
    const wide = ctx.measureText(label).width, left = x + 6 * scale + wide > right ? x - 6 * scale - wide : x + 6 * scale;
    if (left < free) continue;
    ctx.fillText(label, left, bbox.top + scale);
    free = left + wide + 8 * scale;
  }
  ctx.restore();
}

// What happened close to the cursor.
export function noteAt(plot, notes, left) {
  return notes.filter(n => Math.abs(plot.valToPos(n.at, "x") - left) <= 5).map(n => n.label).join(", ");
}

function line(ctx, fromX, fromY, toX, toY) {
  ctx.beginPath();
  ctx.moveTo(fromX, fromY);
  ctx.lineTo(toX, toY);
  ctx.stroke();
}
