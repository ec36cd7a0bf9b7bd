namespace Attune.Core.Accounts;

/// <summary>How long accounts, sessions and links last.</summary>
public sealed record AccountSettings
{
    /// <summary>The first link, printed on the console.</summary>
    public TimeSpan FirstLink { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>A link for somebody who was invited or has forgotten the password.</summary>
    public TimeSpan Invitation { get; init; } = TimeSpan.FromDays(7);

    /// <summary>A session that is not used.</summary>
    public TimeSpan IdleSession { get; init; } = TimeSpan.FromDays(14);

    /// <summary>A session however much it is used.</summary>
    public TimeSpan Session { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Wrong passwords in a row before the account is locked.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>How long an account is locked.</summary>
    public TimeSpan Lock { get; init; } = TimeSpan.FromMinutes(15);
}
