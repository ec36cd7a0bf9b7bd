namespace Attune.Core.Workspaces;

/// <summary>What texts that people type must look like.</summary>
internal static class Texts
{
    public const int MaximumName = 100;

    /// <summary>What is wrong with a name of something, or null.</summary>
    public static string? CheckName(string name, int minimum = 1, int maximum = MaximumName) =>
        name.Length < minimum || name.Length > maximum || string.IsNullOrWhiteSpace(name)
            ? $"Expected {minimum} to {maximum} characters, not only blanks."
        : name.Any(char.IsControl) ? "Expected no control characters."
        : null;

    /// <summary>Whether a text from outside can be the id of a document at all, so that it may be looked up.</summary>
    public static bool IsId(string id) =>
        id.Length is > 0 and <= Documents.DocumentLimits.MaximumIdLength && !id.Any(char.IsControl);
}
