namespace Attune.Jinja;

/// <summary>Ready answers to whether a template's output is escaped.</summary>
public static class AutoescapeModes
{
    private static readonly string[] s_markupExtensions = [".html", ".htm", ".xml"];

    public static Func<string?, bool> Off { get; } = static _ => false;

    public static Func<string?, bool> On { get; } = static _ => true;

    /// <summary>Jinja's select_autoescape(): on for .html, .htm and .xml and for templates from strings, off for others.</summary>
    public static Func<string?, bool> ByName { get; } =
        static name =>
            name is null
            || s_markupExtensions.Any(extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
}
