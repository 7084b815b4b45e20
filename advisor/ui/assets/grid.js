// A table whose cells, column heads and pins can be pressed; one stop of the Tab key, arrows inside. Texts are set as
// text, never as HTML. What was pressed goes to the page as a trigger: open [route, criterion], sort criterion, pin route.
const STALE = 8;
const FAILS = 16;

function make(name, className, text) {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function press(className, label, action) {
  const button = make('button', className);
  button.type = 'button';
  button.tabIndex = -1;
  button.title = label;
  button.setAttribute('aria-label', label);
  button.dataset.press = JSON.stringify(action);
  return button;
}

function pin(row, words) {
  const button = press('am-pin', `${row.pinned ? words.unpin : words.pin}: ${row.name}`, ['pin', row.id]);
  button.setAttribute('aria-pressed', String(row.pinned));
  const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  picture.setAttribute('viewBox', '0 0 16 16');
  picture.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', 'M10 1.5 L14.5 6 L13 6.6 L10.6 9 L10 12 L4 6 L7 5.4 L9.4 3 Z M6.6 9.4 L2 14');
  picture.append(path);
  button.append(picture);
  return button;
}

function heads(data) {
  const head = make('thead');
  const groups = make('tr', 'am-groups');
  const corner = make('th', 'am-corner', data.corner);
  corner.rowSpan = 2;
  corner.scope = 'col';
  groups.append(corner);
  for (const group of data.groups) {
    const cell = make('th', group.span > 2 ? 'am-group' : 'am-group am-narrow');
    cell.append(make('span', '', group.name));
    cell.colSpan = group.span;
    cell.scope = 'colgroup';
    cell.title = group.name;
    groups.append(cell);
  }
  const names = make('tr', 'am-names');
  for (const column of data.columns) {
    const cell = make('th', column.first ? 'am-name am-first' : 'am-name');
    cell.scope = 'col';
    if (column.sorted) cell.setAttribute('aria-sort', 'descending');
    const must = column.must ? `, ${data.words.must}` : '';
    const button = press('am-head', `${column.name}${must}. ${data.words.sort}`, ['sort', column.id]);
    button.title = column.title;
    button.append(make('span', 'am-turned', column.name));
    button.append(make('span', 'am-flag', (column.must ? '★' : '') + (column.sorted ? '▾' : '')));
    cell.append(button);
    names.append(cell);
  }
  head.append(groups, names);
  return head;
}

function rowOf(row, data) {
  const line = make('tr', { out: 'am-out am-struck', held: 'am-out' }[row.standing] || '');
  const name = make('th', 'am-route');
  name.scope = 'row';
  const inner = make('div');
  inner.append(pin(row, data.words));
  if (row.mark) {
    const mark = make('span', 'am-mark', row.mark);
    mark.title = row.note;
    mark.setAttribute('role', 'img');
    mark.setAttribute('aria-label', row.note);
    inner.append(mark);
  }
  inner.append(make('span', 'am-route-name', row.name));
  name.append(inner);
  line.append(name);
  row.cells.forEach((code, place) => {
    const column = data.columns[place];
    const cell = make('td', column.first ? 'am-first' : '');
    if (code !== null) {
      const look = data.looks[code % STALE];
      const told = [look.name];
      if (code & STALE) told.push(data.words.stale);
      if (code & FAILS) told.push(data.words.fails);
      const button = press(`am-cell am-${look.id}`, `${row.name}, ${column.name}: ${told.join(', ')}`, ['open', [row.id, column.id]]);
      if (code & STALE) button.classList.add('am-stale');
      if (code & FAILS) button.classList.add('am-fails');
      button.append(make('span', '', look.symbol));
      cell.append(button);
    }
    line.append(cell);
  });
  return line;
}

function tableOf(data) {
  const table = make('table', 'am-table');
  table.lang = data.language;
  table.setAttribute('role', 'grid');
  table.setAttribute('aria-label', data.label);
  const body = make('tbody');
  let band = '';
  for (const row of data.rows) {
    if (row.band && row.band !== band) {
      const line = make('tr', 'am-band');
      const cell = make('th', '');
      cell.append(make('span', '', row.band));
      cell.colSpan = data.columns.length + 1;
      cell.scope = 'rowgroup';
      line.append(cell);
      body.append(line);
    }
    band = row.band;
    body.append(rowOf(row, data));
  }
  table.append(heads(data), body);
  return table;
}

function move(box, from, key) {
  const line = from.closest('tr');
  const buttonsOf = (row) => [...row.querySelectorAll('button')];
  const lines = [...box.querySelectorAll('tr')].filter((row) => buttonsOf(row).length);
  const here = buttonsOf(line);
  const placeOf = (button) => button.closest('th,td').cellIndex + (button.closest('.am-names') ? 1 : 0);
  if (key === 'ArrowRight') return here[here.indexOf(from) + 1];
  if (key === 'ArrowLeft') return here[here.indexOf(from) - 1];
  if (key === 'Home') return here[0];
  if (key === 'End') return here[here.length - 1];
  const step = key === 'ArrowDown' ? 1 : -1;
  for (let at = lines.indexOf(line) + step; at >= 0 && at < lines.length; at += step) {
    const below = buttonsOf(lines[at]).find((button) => placeOf(button) === placeOf(from));
    if (below) return below;
  }
  return undefined;
}

function draw(box, data) {
  const focused = box.contains(document.activeElement) ? document.activeElement.dataset.press : '';
  const { scrollLeft, scrollTop } = box;
  box.replaceChildren(tableOf(data));
  box.scrollLeft = scrollLeft;
  box.scrollTop = scrollTop;
  const wanted = focused || box.dataset.last || '';
  const found = [...box.querySelectorAll('button')].find((button) => button.dataset.press === wanted);
  const entry = found || box.querySelector('td button') || box.querySelector('button');
  if (entry) entry.tabIndex = 0;
  if (focused && found) found.focus({ preventScroll: true });
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const box = parentElement.querySelector('.am-box');
  const text = JSON.stringify(data);
  if (box.drawn !== text) {
    box.drawn = text;
    draw(box, data);
  }
  const stop = (button) => {
    box.querySelectorAll('button[tabindex="0"]').forEach((other) => { other.tabIndex = -1; });
    button.tabIndex = 0;
    box.dataset.last = button.dataset.press;
  };
  box.onclick = (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    stop(button);
    const [name, value] = JSON.parse(button.dataset.press);
    setTriggerValue(name, value);
  };
  box.onkeydown = (event) => {
    const from = event.target.closest('button');
    if (!from || !['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(event.key)) return;
    event.preventDefault();
    const to = move(box, from, event.key);
    if (!to) return;
    stop(to);
    to.focus({ preventScroll: true });
    // What stays in place covers cells that the browser takes for visible.
    const room = to.getBoundingClientRect();
    const frame = box.getBoundingClientRect();
    const side = box.querySelector('.am-corner').getBoundingClientRect();
    if (to.closest('td,.am-names')) {
      if (room.left < side.right) box.scrollLeft -= side.right - room.left;
      if (room.right > frame.right - 16) box.scrollLeft += room.right - frame.right + 16;
    }
    if (to.closest('tbody')) {
      if (room.top < side.bottom) box.scrollTop -= side.bottom - room.top;
      if (room.bottom > frame.bottom - 16) box.scrollTop += room.bottom - frame.bottom + 16;
    }
  };
}
