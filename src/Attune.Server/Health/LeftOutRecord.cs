namespace Attune.Server.Health;

/// <summary>A record that is not served.</summary>
/// <param name="Workspace">Whose it is.</param>
/// <param name="Kind">What it is, such as an experience.</param>
/// <param name="Name">Its key or name.</param>
/// <param name="Problem">The first thing that is wrong with it.</param>
internal sealed record LeftOutRecord(string Workspace, string Kind, string Name, string Problem);
