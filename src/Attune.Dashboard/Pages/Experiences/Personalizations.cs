namespace Attune.Dashboard.Pages.Experiences;

/// <summary>What the <c>@</c> menu writes into a template: an attribute with one of the three fallbacks (wire.md 4.4). Pure.</summary>
public static class Personalizations
{
    /// <param name="attribute">The display name.</param>
    /// <param name="fallback">What to do where the user has none.</param>
    /// <param name="text">For <see cref="FallbackKind.Text"/>.</param>
    public static string Write(string attribute, FallbackKind fallback, string text) =>
        fallback switch
        {
            FallbackKind.DoNotSend => $"{{{{ UserAttribute[{Quote(attribute)}]|default('MOE_NOT_SEND') }}}}",
            FallbackKind.Text => $"{{{{ UserAttribute[{Quote(attribute)}]|default({Quote(text)}) }}}}",
            _ => $"{{{{ UserAttribute[{Quote(attribute)}] }}}}",
        };

    private static string Quote(string text) =>
        $"'{text.Replace("\\", "\\\\").Replace("'", "\\'").Replace("\n", "\\n").Replace("\r", "")}'";
}
