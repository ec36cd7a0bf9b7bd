using System.Collections.Frozen;
using Attune.Jinja.Runtime;

namespace Attune.Jinja.Values;

/// <summary>A host's object of which templates read the members that the host named.</summary>
internal sealed class RecordView<T>(T target, FrozenDictionary<string, Func<T, object?>> readers) : HostObject
{
    public override string TypeName => typeof(T).Name;

    protected override bool TryGetMember(Value key, RenderState state, out Value value)
    {
        if (key.TryGetString(out string? name) && readers.TryGetValue(name, out Func<T, object?>? read))
        {
            value = HostConversion.ToValue(read(target));
            return true;
        }
        value = default;
        return false;
    }

    public override bool IsEqualTo(Value other) =>
        other.TryGetObject(out RecordView<T>? view) && EqualityComparer<T>.Default.Equals(view.Target, Target);

    public override int ComputeHash() => EqualityComparer<T>.Default.GetHashCode(Target!);

    private T Target => target;
}
