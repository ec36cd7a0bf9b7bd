using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.MoEngage;

/// <summary><c>{% cycle('odd', 'even') %}</c>: writes the next of its arguments each time it is reached in a render.</summary>
internal static class CycleTag
{
    public static TagDefinition Definition { get; } = new("cycle", Parameters.Any, Run);

    private static Value Run(RenderState state, object site, Arguments arguments, string body)
    {
        if (arguments.Count == 0 || arguments.Keywords.Length > 0)
        {
            throw JinjaRuntimeException.Type("cycle takes one value or more, separated by commas");
        }

        var place = state.TagState<Place>(site);
        return arguments[(int)(place.Next++ % (uint)arguments.Count)];
    }

    private sealed class Place
    {
        public uint Next;
    }
}
