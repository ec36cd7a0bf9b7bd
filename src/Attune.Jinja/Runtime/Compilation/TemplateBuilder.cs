using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;

namespace Attune.Jinja.Runtime.Compilation;

/// <summary>Makes executable templates of sources. Each thread keeps one, whose tables serve one template after the other.</summary>
internal sealed class TemplateBuilder
{
    [ThreadStatic]
    private static TemplateBuilder? t_spare;

    // What a longer source leaves behind is not worth its memory.
    private const int MaxKeptSource = 64 * 1024;

    private readonly Parser _parser = new();
    private readonly TemplateCompiler _compiler = new();

    /// <exception cref="JinjaException">The source is not Jinja, or is beyond a limit.</exception>
    public static TemplateCode Build(JinjaEnvironment environment, string source, string? name)
    {
        TemplateBuilder builder = t_spare ?? new TemplateBuilder();
        t_spare = null;
        SyntaxTree tree = builder._parser.Parse(source, name, environment);
        TemplateCode code = builder._compiler.Compile(environment, tree);
        // One whose template failed has stopped in the middle, and is not used again.
        if (source.Length <= MaxKeptSource)
        {
            builder._parser.Forget();
            t_spare = builder;
        }
        return code;
    }
}
