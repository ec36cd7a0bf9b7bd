using System.CommandLine;

namespace Attune.Server.Render;

/// <summary>
/// <c>attune render</c>: renders a template file with a JSON context, again at each change with <c>--watch</c>, or checks a file of cases.
/// </summary>
public static class RenderCommand
{
    private static readonly Argument<string?> Template = new("TEMPLATE")
    {
        Description =
            "The template's file, or - for standard input. Templates that it includes are read from its directory.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Context = new("--context")
    {
        Description = "A file with a JSON object, the variables of the template, or - for standard input.",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Watch = new("--watch")
    {
        Description = "Render again whenever the template, the context or an included template changes.",
    };

    private static readonly Option<string?> Cases = new("--cases")
    {
        Description = "Run a file of conformance cases, one JSON object a line, instead of a template.",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Autoescape = new("--autoescape")
    {
        Description = "Escape what is printed for HTML.",
    };

    private static readonly Option<bool> Strict = new("--strict")
    {
        Description = "Make variables that are not given an error.",
    };

    /// <summary>The command, to be added to the root command.</summary>
    public static Command Create()
    {
        var command = new Command("render", "Render a Jinja template with a JSON context.");
        command.Arguments.Add(Template);
        command.Options.Add(Context);
        command.Options.Add(Watch);
        command.Options.Add(Autoescape);
        command.Options.Add(Strict);
        command.Options.Add(Cases);
        command.Validators.Add(result =>
        {
            bool hasTemplate = result.GetValue(Template) is not null;
            if (hasTemplate == (result.GetValue(Cases) is not null))
            {
                result.AddError("Name either a template or, with --cases, a file of cases.");
            }
            if (result.GetValue(Template) == "-" && (result.GetValue(Context) == "-" || result.GetValue(Watch)))
            {
                result.AddError(
                    "Only one of template and context can come from standard input, and nothing from there can be watched."
                );
            }
            if (result.GetValue(Context) == "-" && result.GetValue(Watch))
            {
                result.AddError("A context from standard input cannot be watched.");
            }
        });
        command.SetAction((result, stop) => RunAsync(result, stop));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, CancellationToken stop)
    {
        TextWriter output = result.InvocationConfiguration.Output;
        TextWriter error = result.InvocationConfiguration.Error;
        try
        {
            if (result.GetValue(Cases) is { } cases)
            {
                return CaseFile.Run(cases, output);
            }
            var render = new TemplateFile(
                result.GetValue(Template)!,
                result.GetValue(Context),
                result.GetValue(Autoescape),
                result.GetValue(Strict)
            );
            return result.GetValue(Watch)
                ? await new FileWatch(render, TimeProvider.System).RunAsync(output, error, stop)
                : render.Render(output, error, stop);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            await error.WriteLineAsync(failure.Message);
            return 1;
        }
    }
}
