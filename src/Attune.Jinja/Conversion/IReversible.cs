using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Conversion;

/// <summary>An object that can be walked backwards.</summary>
internal interface IReversible
{
    IEnumerable<Value> Backwards(RenderState state);
}
