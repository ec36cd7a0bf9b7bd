using Attune.Core.Users;

namespace Attune.Storage.Tests.Users;

/// <summary>A person of <see cref="UserModel"/>.</summary>
internal sealed class ModelUser
{
    /// <summary>Null for the internal id.</summary>
    public string? Bucket { get; set; }

    public string? Customer { get; set; }

    public HashSet<Identifier> Identifiers { get; } = [];

    public Dictionary<string, string> Attributes { get; } = [];

    public List<(string Name, long Time)> Events { get; } = [];

    public bool Exposed { get; set; }

    public long Updated { get; set; }
}
