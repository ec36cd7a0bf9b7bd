using Attune.Core.Accounts;

namespace Attune.Storage.Accounts;

/// <summary>A row of <c>people</c>, the same in both databases.</summary>
internal sealed class PersonRow
{
    public string Id { get; init; } = "";

    public string Email { get; init; } = "";

    public string Name { get; init; } = "";

    public long Is_Operator { get; init; }

    public string? Password_Hash { get; init; }

    public string? Subject { get; init; }

    public long Failed_Sign_Ins { get; init; }

    public long? Locked_Until { get; init; }

    public long Created_At { get; init; }

    public static object From(Person person) =>
        new
        {
            person.Id,
            person.Email,
            person.Name,
            IsOperator = person.IsOperator ? 1L : 0L,
            person.PasswordHash,
            person.Subject,
            Failed = (long)person.FailedSignIns,
            Locked = person.LockedUntil?.ToUnixTimeMilliseconds(),
            Created = person.CreatedAt.ToUnixTimeMilliseconds(),
        };

    public Person ToPerson() =>
        new()
        {
            Id = Id,
            Email = Email,
            Name = Name,
            IsOperator = Is_Operator != 0,
            PasswordHash = Password_Hash,
            Subject = Subject,
            FailedSignIns = (int)Failed_Sign_Ins,
            LockedUntil = Locked_Until is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null,
            CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(Created_At),
        };
}
