using Attune.Jinja;
using Attune.Jinja.Values;

namespace Attune.Core.Content.Rendering;

/// <summary>What content APIs answered during one request, so that equal calls are made once. Used by one render at a time.</summary>
internal sealed class ContentApiAnswers
{
    /// <summary>Different calls that the templates of one preview, or of one experience, may make.</summary>
    public const int MaxCalls = 5;

    private readonly HashSet<(string Api, string Arguments)> begun = [];
    private readonly Dictionary<(string Api, string Arguments), Value> answers = [];

    public bool TryGet((string Api, string Arguments) call, out Value answer) => answers.TryGetValue(call, out answer);

    /// <summary>Counts a call; the same call, also in a later pass of the same render, is not counted again.</summary>
    /// <exception cref="JinjaLimitException">It is one too many.</exception>
    public void Begin((string Api, string Arguments) call)
    {
        if (begun.Add(call) && begun.Count > MaxCalls)
        {
            throw new JinjaLimitException(
                nameof(MaxCalls),
                $"the number of content API calls is beyond the limit of {MaxCalls}"
            );
        }
    }

    /// <summary>Begins to count anew, for the next experience of the same request; answers are kept.</summary>
    public void BeginCount() => begun.Clear();

    public void Keep((string Api, string Arguments) call, Value answer) => answers[call] = answer;

    public void Clear()
    {
        begun.Clear();
        answers.Clear();
    }
}
