namespace Attune.Server.Management.Content;

/// <summary>The file that is to be imported.</summary>
public sealed record ImportInput
{
    /// <summary>16 to 64 hexadecimal digits made of what identifies the file: the same file finds its import again.</summary>
    public required string Id { get; init; }

    /// <summary>The file's name, for people.</summary>
    public required string Source { get; init; }

    /// <summary>The file's length in bytes.</summary>
    public required long Length { get; init; }
}
