using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Runtime.Instructions;
using Attune.Jinja.Syntax;

namespace Attune.Jinja.Runtime.Compilation;

/// <summary>What the compilers of one template share; used for one template after the other.</summary>
internal sealed class CompileState
{
    private ConstantFolder? _folder;

    public void Begin(JinjaEnvironment environment, SyntaxTree tree, TemplateCode template)
    {
        Environment = environment;
        Tree = tree;
        Template = template;
        Mode = new EscapeMode(template.Autoescape, false);
        HasKnownExtends = false;
        ExtendsSoFar = 0;
        NotedError = null;
    }

    /// <summary>Lets go of the template.</summary>
    public void End()
    {
        _folder?.Dispose();
        _folder = null;
        Environment = null!;
        Tree = default;
        Template = null!;
    }

    public JinjaEnvironment Environment { get; private set; } = null!;

    public SyntaxTree Tree { get; private set; }

    public TemplateCode Template { get; private set; } = null!;

    public Bindings Bindings { get; } = new();

    /// <summary>The escaping where the compiler is.</summary>
    public EscapeMode Mode { get; set; }

    /// <summary>True once an extends tag outside of every branch was seen.</summary>
    public bool HasKnownExtends { get; set; }

    public int ExtendsSoFar { get; set; }

    public ConstantFolder Folder => _folder ??= new ConstantFolder(this);

    /// <summary>An error of the kind that Jinja's compiler reports.</summary>
    public JinjaSyntaxException Error(string message, SourcePlace place, string? suggestion = null) =>
        new(message, place.Line, Template.ColumnAt(place.Position), Template.Name) { Suggestion = suggestion };

    /// <summary>
    /// Notes an error that Python's own compiler finds in what Jinja generates: it is reported only where Jinja's compiler comes to its end.
    /// </summary>
    public void NotePythonError(string message, SourcePlace place) => NotedError ??= PythonError(message, place);

    public JinjaRuntimeException? NotedError { get; private set; }

    /// <summary>An error that Python's own compiler reports about what Jinja generates; it counts as one of the render.</summary>
    public JinjaRuntimeException PythonError(string message, SourcePlace place, string type = "SyntaxError")
    {
        var error = new JinjaRuntimeException(message, type);
        error.Locate(Template.Name, place.Line, Template.ColumnAt(place.Position));
        return error;
    }
}
