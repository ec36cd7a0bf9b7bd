using Attune.Decisions.Users;
using Attune.Decisions.Validation;

namespace Attune.Core.Personalize;

/// <summary>What a user would get of one experience. Its answer's buffers go back when it is disposed of.</summary>
public sealed class TestedExperience : IDisposable
{
    /// <summary>What stands against publishing the draft, so that it cannot be tested; otherwise empty.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems { get; init; } = [];

    /// <summary>Set where there are no problems.</summary>
    public FetchAnswer? Answer { get; init; }

    /// <summary>Who was found, or null.</summary>
    public UserView? User { get; init; }

    public void Dispose() => Answer?.Dispose();
}
