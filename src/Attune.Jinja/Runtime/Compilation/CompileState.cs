using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Runtime.Instructions;
using Attune.Jinja.Syntax;

namespace Attune.Jinja.Runtime.Compilation;

/// <summary>What the compilers of one template share.</summary>
internal sealed class CompileState(JinjaEnvironment environment, SyntaxTree tree, TemplateCode template)
{
    public JinjaEnvironment Environment => environment;

    public SyntaxTree Tree => tree;

    public TemplateCode Template => template;

    public Bindings Bindings { get; } = new(tree.Symbols);

    /// <summary>The escaping where the compiler is.</summary>
    public EscapeMode Mode { get; set; } = new(template.Autoescape, false);

    /// <summary>True once an extends tag outside of every branch was seen.</summary>
    public bool HasKnownExtends { get; set; }

    public int ExtendsSoFar { get; set; }

    public ConstantFolder Folder => _folder ??= new ConstantFolder(this);

    private ConstantFolder? _folder;

    public Symbol Symbol(string name) => tree.Symbols.Get(name);

    /// <summary>An error of the kind that Jinja's compiler reports.</summary>
    public JinjaSyntaxException Error(string message, SourcePlace place, string? suggestion = null) =>
        new(message, place.Line, template.ColumnAt(place.Position), template.Name) { Suggestion = suggestion };

    /// <summary>
    /// Notes an error that Python's own compiler finds in what Jinja generates: it is reported only where Jinja's compiler comes to its end.
    /// </summary>
    public void NotePythonError(string message, SourcePlace place) => NotedError ??= PythonError(message, place);

    public JinjaRuntimeException? NotedError { get; private set; }

    /// <summary>An error that Python's own compiler reports about what Jinja generates; it counts as one of the render.</summary>
    public JinjaRuntimeException PythonError(string message, SourcePlace place, string type = "SyntaxError")
    {
        var error = new JinjaRuntimeException(message, type);
        error.Locate(template.Name, place.Line, template.ColumnAt(place.Position));
        return error;
    }
}
