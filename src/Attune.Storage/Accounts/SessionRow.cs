using Attune.Core.Accounts;

namespace Attune.Storage.Accounts;

/// <summary>A row of <c>person_sessions</c>, the same in both databases.</summary>
internal sealed class SessionRow
{
    public string Id { get; init; } = "";

    public byte[] Token_Hash { get; init; } = [];

    public string Person_Id { get; init; } = "";

    public long Created_At { get; init; }

    public long Last_Seen_At { get; init; }

    public long Expires_At { get; init; }

    public string User_Agent { get; init; } = "";

    public PersonSession ToSession() =>
        new()
        {
            Id = Id,
            TokenHash = Token_Hash,
            PersonId = Person_Id,
            CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(Created_At),
            LastSeenAt = DateTimeOffset.FromUnixTimeMilliseconds(Last_Seen_At),
            ExpiresAt = DateTimeOffset.FromUnixTimeMilliseconds(Expires_At),
            UserAgent = User_Agent,
        };
}
