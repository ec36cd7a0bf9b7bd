using Attune.Jinja.Runtime;

namespace Attune.Jinja.MoEngage;

/// <summary>
/// The template language as MoEngage documents it: Jinja with loop controls, without escaping, and with tags and filters of
/// its own. A host asks for it; nothing of it is in an environment otherwise. Source: wire.md section 4.
/// </summary>
public static class MoEngageLanguage
{
    /// <summary>
    /// The word that suppresses a message or experience: what <c>{% MOE_NOT_SEND %}</c> writes, what
    /// <c>default('MOE_NOT_SEND')</c> leaves, and what authors write as text. To templates it is text like any other; a host
    /// looks for it in what was rendered.
    /// </summary>
    public const string SuppressionToken = "MOE_NOT_SEND";

    /// <summary>
    /// Options with MoEngage's additions. Filters and tags of the same names that are there already are replaced. A render
    /// that is to report suppressions or read auxiliary data passes an <see cref="IMoEngageHost"/> in
    /// <see cref="RenderOptions.Host"/>.
    /// </summary>
    /// <param name="options">What else the environment has; its autoescape is turned off.</param>
    /// <returns>New options; those given stay as they are.</returns>
    public static JinjaOptions Extend(JinjaOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with
        {
            Autoescape = AutoescapeModes.Off,
            LoopControlsExtension = true,
            BracedArguments = true,
            Filters = [.. options.Filters, .. Filters],
            Tags = [.. options.Tags, SuppressionTag.Definition, CycleTag.Definition],
        };
    }

    private static IReadOnlyList<FilterDefinition> Filters { get; } =
    [
        .. DateFilters.Definitions,
        .. HashFilters.Definitions,
        .. CodingFilters.Definitions,
        AuxiliaryDataFilter.Definition,
    ];
}
