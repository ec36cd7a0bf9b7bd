using Attune.Jinja.Runtime;

namespace Attune.Jinja.Values;

/// <summary>
/// An object that a host hands to templates: closed, except for what it answers in <see cref="TryGetMember"/> and the members
/// that it overrides. Must be safe for concurrent use where one instance is given to several renders.
/// </summary>
public abstract class HostObject : JinjaObject
{
    public override string TypeName => "object";

    /// <summary>
    /// Reads a member, whether written <c>x.key</c> or <c>x['key']</c>. Where the value must be fetched first, answer with
    /// <see cref="RenderState.Await"/>.
    /// </summary>
    protected abstract bool TryGetMember(Value key, RenderState state, out Value value);

    public sealed override bool TryGetAttribute(RenderState state, string name, out Value value) =>
        TryGetMember(Value.FromString(name), state, out value);

    public sealed override bool TryGetItem(RenderState state, Value key, out Value value) =>
        TryGetMember(key, state, out value);

    /// <summary>What printing the object gives.</summary>
    protected virtual string ToText() => "<" + TypeName + ">";

    public sealed override void WriteText(ValuePrinter printer) => printer.Append(ToText());

    public override void WriteRepr(ValuePrinter printer) => printer.Append(ToText());
}
