using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Conversion;

/// <summary>Takes iterables apart as an assignment to several names does.</summary>
internal static class Unpacking
{
    /// <exception cref="JinjaRuntimeException">The value has not exactly two items, or none at all.</exception>
    public static (Value First, Value Second) Pair(RenderState state, Value value)
    {
        var count = 0;
        Value first = default;
        Value second = default;
        foreach (var item in state.Iterate(value))
        {
            switch (count++)
            {
                case 0:
                    first = item;
                    break;
                case 1:
                    second = item;
                    break;
                default:
                    throw JinjaRuntimeException.Value("too many values to unpack (expected 2)");
            }
        }

        return count == 2
            ? (first, second)
            : throw JinjaRuntimeException.Value($"not enough values to unpack (expected 2, got {count})");
    }
}
