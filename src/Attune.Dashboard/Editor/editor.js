// The code editor of the dashboard: CodeMirror with Jinja over HTML or JSON, names to complete, and markers of errors.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { html } from "@codemirror/lang-html";
import { jinja } from "@codemirror/lang-jinja";
import { json, jsonParseLinter } from "@codemirror/lang-json";
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { linter, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, highlightActiveLine, keymap, lineNumbers, placeholder } from "@codemirror/view";
import { tags as t } from "@lezer/highlight";

const colors = HighlightStyle.define([
  { tag: [t.keyword, t.controlKeyword, t.operatorKeyword], color: "var(--code-keyword)" },
  { tag: [t.string, t.special(t.string)], color: "var(--code-string)" },
  { tag: [t.number, t.bool, t.null], color: "var(--code-number)" },
  { tag: [t.variableName, t.propertyName], color: "var(--code-name)" },
  { tag: [t.function(t.variableName), t.attributeName], color: "var(--code-function)" },
  { tag: [t.tagName, t.angleBracket], color: "var(--code-tag)" },
  { tag: [t.comment], color: "var(--muted)", fontStyle: "italic" },
  { tag: [t.brace, t.meta, t.processingInstruction], color: "var(--code-keyword)", fontWeight: "600" },
]);

const look = EditorView.theme({
  "&": { backgroundColor: "var(--surface)", color: "var(--text)", fontSize: "13px" },
  "&.cm-focused": { outline: "2px solid color-mix(in srgb, var(--accent) 55%, transparent)" },
  ".cm-content": { fontFamily: "var(--mono)", caretColor: "var(--text)", padding: "10px 0" },
  ".cm-gutters": { backgroundColor: "var(--sunken)", color: "var(--muted)", border: "0" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--text) 4%, transparent)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "color-mix(in srgb, var(--accent) 28%, transparent) !important" },
  ".cm-tooltip": { backgroundColor: "var(--surface)", color: "var(--text)", border: "1px solid var(--border)", borderRadius: "8px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent-soft)", color: "var(--text)" },
  ".cm-panels": { backgroundColor: "var(--sunken)", color: "var(--text)" },
});

const filters = "abs attr batch capitalize center default dictsort escape filesizeformat first float forceescape format groupby indent int items join last length list lower map max min pprint random reject rejectattr replace reverse round safe select selectattr slice sort string striptags sum title tojson trim truncate unique upper urlencode urlize wordcount wordwrap xmlattr".split(" ");
const statements = ["if", "elif", "else", "endif", "for", "endfor", "set", "endset", "macro", "endmacro", "MOE_NOT_SEND"];

function complete(names) {
  const roots = [
    ["UserAttribute", names.attributes],
    ["EventAttribute", names.eventAttributes],
    ["ContentBlock", names.blocks],
    ["ProductSet", names.sets],
    ["ContentApi", names.apis],
  ];
  return (context) => {
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    const open = Math.max(before.lastIndexOf("{{"), before.lastIndexOf("{%"));
    if (open < 0 || Math.max(before.lastIndexOf("}}"), before.lastIndexOf("%}")) > open) {
      return null;
    }
    for (const [root, list] of roots) {
      const member = before.match(new RegExp(`${root}(\\.|\\[['"])([^'"\\]\\s|}]*)$`));
      if (member) {
        const quoted = member[1] !== ".";
        return {
          from: context.pos - member[2].length,
          options: (list ?? []).map((name) => {
            const plain = /^[A-Za-z_]\w*$/.test(name);
            return quoted || plain
              ? { label: name, type: "property" }
              : { label: name, type: "property", apply: (view, _, from, to) => view.dispatch({ changes: { from: from - 1, to, insert: `['${name.replaceAll("'", "\\'")}']` } }) };
          }),
        };
      }
    }
    const filter = before.match(/\|\s*(\w*)$/);
    if (filter) {
      return { from: context.pos - filter[1].length, options: filters.map((label) => ({ label, type: "function" })) };
    }
    const word = context.matchBefore(/\w+$/);
    if (!word && !context.explicit) {
      return null;
    }
    const inStatement = before[open + 1] === "%";
    return {
      from: word ? word.from : context.pos,
      options: [...roots.map(([label]) => ({ label, type: "class" })), ...(inStatement ? statements.map((label) => ({ label, type: "keyword" })) : [])],
    };
  };
}

// Makes an editor in the element; the page's object is told of changes a moment after the last one.
export function create(element, page, options) {
  let timer = 0;
  let quiet = false;
  const readOnly = new Compartment();
  const tell = () => {
    clearTimeout(timer);
    timer = 0;
    page.invokeMethodAsync("ChangedAsync", view.state.doc.toString());
  };
  const names = options.names ?? {};
  const isJson = options.language === "json";
  const hasTags = (text) => /\{[{%#]/.test(text);
  const view = new EditorView({
    parent: element,
    state: EditorState.create({
      doc: options.value,
      extensions: [
        lineNumbers(),
        history(),
        bracketMatching(),
        closeBrackets(),
        indentOnInput(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        EditorView.lineWrapping,
        syntaxHighlighting(colors),
        look,
        isJson && !hasTags(options.value) ? json() : jinja({ base: html() }),
        isJson ? linter((editor) => (hasTags(editor.state.doc.toString()) || editor.state.doc.length === 0 ? [] : jsonParseLinter()(editor))) : [],
        lintGutter(),
        autocompletion({ override: [complete(names)] }),
        placeholder(options.placeholder ?? ""),
        EditorView.contentAttributes.of({ "aria-label": options.label ?? "Code" }),
        readOnly.of(EditorState.readOnly.of(!!options.readOnly)),
        EditorState.changeFilter.of((change) => {
          if (change.newDoc.length <= options.maximumLength || change.newDoc.length < change.startState.doc.length) {
            return true;
          }
          page.invokeMethodAsync("TooLongAsync", change.newDoc.length);
          return false;
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !quiet) {
            clearTimeout(timer);
            timer = setTimeout(tell, 150);
          }
        }),
        EditorView.domEventHandlers({ blur: () => { if (timer) { tell(); } } }),
        // Tab leaves the editor unless Escape was not pressed before, as CodeMirror's guide for keyboards asks.
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap, indentWithTab]),
      ],
    }),
  });
  return {
    setValue(text) {
      if (text !== view.state.doc.toString()) {
        quiet = true;
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
        quiet = false;
      }
    },
    setReadOnly(value) {
      view.dispatch({ effects: readOnly.reconfigure(EditorState.readOnly.of(value)) });
    },
    // Problems as { line, column, message }, both from 1.
    setProblems(problems) {
      const diagnostics = problems.map((problem) => {
        const line = view.state.doc.line(Math.min(Math.max(problem.line, 1), view.state.doc.lines));
        const from = Math.min(line.from + Math.max(problem.column - 1, 0), line.to);
        return { from, to: Math.max(Math.min(from + 1, line.to), from), severity: "error", message: problem.message };
      });
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    jump(line, column) {
      const at = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
      const position = Math.min(at.from + Math.max(column - 1, 0), at.to);
      view.dispatch({ selection: { anchor: position }, effects: EditorView.scrollIntoView(position, { y: "center" }) });
      view.focus();
    },
    insert(text) {
      view.dispatch(view.state.replaceSelection(text));
      view.focus();
    },
    dispose() {
      clearTimeout(timer);
      view.destroy();
    },
  };
}
