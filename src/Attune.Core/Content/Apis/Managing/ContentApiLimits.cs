namespace Attune.Core.Content.Apis.Managing;

/// <summary>The limits of content APIs; they hold for every workspace (docs/limits.md).</summary>
public static class ContentApiLimits
{
    /// <summary>Content APIs of a workspace.</summary>
    public const int PerWorkspace = 200;

    public const int DescriptionLength = 1_000;

    public const int Params = 50;

    public const int Headers = 20;

    /// <summary>Characters of a parameter's or header's value, as a template.</summary>
    public const int ValueLength = 8_192;

    /// <summary>Bytes of a configured body or a sample's response, as a template.</summary>
    public const int BodyBytes = 64 * 1024;

    public const int MaskedFields = 50;
}
