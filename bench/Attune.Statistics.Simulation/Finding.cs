namespace Attune.Statistics.Simulation;

/// <summary>One line of the table.</summary>
/// <param name="Measured">What was counted.</param>
/// <param name="Promised">What the documentation promises.</param>
/// <param name="Found">What came.</param>
internal sealed record Finding(string Measured, string Promised, string Found);
