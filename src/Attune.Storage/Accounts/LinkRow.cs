using Attune.Core.Accounts;

namespace Attune.Storage.Accounts;

/// <summary>A row of <c>one_time_links</c>, the same in both databases.</summary>
internal sealed class LinkRow
{
    public byte[] Token_Hash { get; init; } = [];

    public string? Person_Id { get; init; }

    public long Expires_At { get; init; }

    public OneTimeLink ToLink() => new(Token_Hash, Person_Id, DateTimeOffset.FromUnixTimeMilliseconds(Expires_At));
}
