using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Conversion;

/// <summary>Fills a dict as Python's <c>dict()</c> and <c>dict.update</c> do.</summary>
internal static class DictBuilder
{
    /// <summary>Adds the items of a mapping, or the pairs of an iterable.</summary>
    /// <exception cref="JinjaException">The value is neither.</exception>
    public static void AddAll(RenderState state, PyDict target, Value source)
    {
        if (source.AsUndefined is { } undefined)
        {
            throw undefined.ToException();
        }

        if (Mappings.IsMapping(source))
        {
            // A dict may be added to itself.
            if (ReferenceEquals(source._ref, target))
            {
                return;
            }

            foreach (var pair in Mappings.Items(state, source))
            {
                Growth.CheckRoom(state, target.Count);
                target.Set(pair.Key, pair.Value);
            }

            return;
        }

        foreach (var item in state.Iterate(source))
        {
            Growth.CheckRoom(state, target.Count);
            var (key, value) = Unpacking.Pair(state, item);
            target.Set(key, value);
        }
    }

    public static void AddKeywords(RenderState state, PyDict target, Arguments arguments)
    {
        for (var i = 0; i < arguments.Keywords.Length; i++)
        {
            Growth.CheckRoom(state, target.Count);
            target.Set(Value.FromString(arguments.Keywords[i]), arguments.KeywordValues[i]);
        }
    }
}
