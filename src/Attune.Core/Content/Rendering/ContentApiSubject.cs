using Attune.Jinja;
using Attune.Jinja.Values;

namespace Attune.Core.Content.Rendering;

/// <summary>What a content API's configuration may name of a render: whom and what it is for, and no other content.</summary>
internal sealed class ContentApiSubject(IJinjaContext render) : IJinjaContext
{
    private static readonly string[] Names =
    [
        RenderVariables.UserAttribute,
        RenderVariables.EventAttribute,
        RenderVariables.CampaignAttribute,
        RenderVariables.BusinessEventAttribute,
    ];

    public IEnumerable<string> VariableNames => Names;

    public bool TryGetVariable(string name, out Value value)
    {
        if (Names.Contains(name))
        {
            return render.TryGetVariable(name, out value);
        }
        value = default;
        return false;
    }
}
