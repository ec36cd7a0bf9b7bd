namespace Attune.Core.Analytics.Results;

/// <summary>Users of one arm.</summary>
/// <param name="Arm">The variation's id, or <c>C</c> or <c>G</c> for a control group.</param>
/// <param name="Name">For people.</param>
/// <param name="Users">Users since the beginning.</param>
/// <param name="Share">The share that the configuration promises, 0 to 1.</param>
/// <param name="UsersSincePublish">Users since the shares were last published: what the sample ratio is tested on.</param>
public sealed record ArmUsers(string Arm, string Name, long Users, double Share, long UsersSincePublish);
