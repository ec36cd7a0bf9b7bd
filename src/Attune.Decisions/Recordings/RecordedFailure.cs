namespace Attune.Decisions.Recordings;

/// <summary>An experience that was decided and then could not be rendered: rendering is not replayed, so it is kept as it was told.</summary>
/// <param name="ExperienceKey">The experience.</param>
/// <param name="Variable">The variable that could not be rendered.</param>
/// <param name="Message">What happened, for a person.</param>
public readonly record struct RecordedFailure(string ExperienceKey, string Variable, string Message);
