/** How code is edited: CodeMirror with TypeScript, Markdown and JSON; lines of magics are comments to it, not errors. */
import {
  CodeMirrorEditorFactory,
  CodeMirrorMimeTypeService,
  EditorExtensionRegistry,
  EditorLanguageRegistry,
  EditorThemeRegistry,
  ybinding,
} from "@jupyterlab/codemirror";
import { javascript } from "@codemirror/lang-javascript";
import { markdown } from "@codemirror/lang-markdown";
import { json } from "@codemirror/lang-json";
import { LanguageSupport } from "@codemirror/language";
import { Decoration, EditorView, MatchDecorator, ViewPlugin } from "@codemirror/view";

export interface Editors {
  readonly factory: CodeMirrorEditorFactory;
  readonly mimeTypes: CodeMirrorMimeTypeService;
}

export function editors(): Editors {
  const themes = new EditorThemeRegistry();
  for (const theme of EditorThemeRegistry.getDefaultThemes()) themes.addTheme(theme);
  const extensions = new EditorExtensionRegistry();
  for (const extension of EditorExtensionRegistry.getDefaultExtensions({ themes }))
    extensions.addExtension(extension);
  extensions.addExtension({
    name: "shared-model-binding",
    factory: ({ model }) => {
      const shared = model.sharedModel as never as { ysource: never; undoManager?: never };
      return EditorExtensionRegistry.createImmutableExtension(
        ybinding({ ytext: shared.ysource, undoManager: shared.undoManager }),
      );
    },
  });
  const languages = new EditorLanguageRegistry();
  languages.addLanguage({
    name: "TypeScript",
    alias: ["ts", "javascript", "js"],
    mime: ["text/typescript", "application/typescript", "text/javascript", "application/javascript"],
    extensions: ["ts", "js", "mjs", "cjs", "mts"],
    load: async () => {
      const support = javascript({ typescript: true });
      return new LanguageSupport(support.language, [support.support, magicLines]);
    },
  });
  languages.addLanguage({
    name: "ipythongfm",
    mime: ["text/x-ipythongfm", "text/markdown"],
    extensions: ["md"],
    load: async () => markdown({ codeLanguages: [] }),
  });
  languages.addLanguage({
    name: "json",
    mime: ["application/json"],
    extensions: ["json", "ipynb"],
    load: async () => json(),
  });
  return {
    factory: new CodeMirrorEditorFactory({ extensions, languages }),
    mimeTypes: new CodeMirrorMimeTypeService(languages),
  };
}

/** Lines that begin with % or ! are the kernel's, not TypeScript's. */
const marks = new MatchDecorator({
  regexp: /^\s*(?:(?:const|let|var)?\s*[\w$, {}[\]]*=\s*)?(%%?[a-z]\w*|!).*$/g,
  decoration: Decoration.mark({ class: "lab-magic" }),
});

const magicLines = ViewPlugin.fromClass(
  class {
    decorations;
    constructor(view: EditorView) {
      this.decorations = marks.createDeco(view);
    }
    update(update: Parameters<typeof marks.updateDeco>[0]): void {
      this.decorations = marks.updateDeco(update, this.decorations);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
