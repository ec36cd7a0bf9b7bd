namespace Attune.Core.Personalize;

/// <summary>Why an experience that was decided is not served after all. Immutable.</summary>
/// <param name="ExperienceKey">The experience.</param>
/// <param name="Variable">The variable that could not be rendered.</param>
/// <param name="Message">What happened, for a person.</param>
/// <param name="IsSuppressed">Whether the template's author wanted it so: <c>MOE_NOT_SEND</c> (wire.md 4.4).</param>
public sealed record RenderFailure(string ExperienceKey, string Variable, string Message, bool IsSuppressed);
