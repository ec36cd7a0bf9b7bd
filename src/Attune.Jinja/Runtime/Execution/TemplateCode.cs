namespace Attune.Jinja.Runtime.Execution;

/// <summary>The executable form of a template. Immutable once compiled.</summary>
internal sealed class TemplateCode(JinjaEnvironment environment, string? name)
{
    public readonly JinjaEnvironment Environment = environment;
    public readonly string? Name = name;

    /// <summary>Whether output is escaped, where no autoescape block says otherwise.</summary>
    public bool Autoescape => InitialEval.Autoescape;

    public FunctionCode Root = null!;

    public BlockTable Blocks = BlockTable.Empty;

    /// <summary>The normalised source, which columns are counted in.</summary>
    public string Source = "";

    /// <summary>The escaping that contexts of this template begin with.</summary>
    public readonly EvalContext InitialEval = EvalContext.Shared(environment.Options.Autoescape(name));

    /// <summary>The column, from 1, of a place in the normalised source.</summary>
    public int ColumnAt(int position) =>
        position - Source.AsSpan(0, Math.Min(position, Source.Length)).LastIndexOf('\n');
}
