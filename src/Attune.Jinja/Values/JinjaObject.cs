using System.Runtime.CompilerServices;
using Attune.Jinja.Runtime;

namespace Attune.Jinja.Values;

/// <summary>
/// The base of every value that is no plain data: functions, generators, namespaces, loop, modules. Each member has the
/// answer that a closed object gives; a kind opens only what it means to open.
/// </summary>
public abstract class JinjaObject
{
    /// <summary>The name of the type as Python's messages and reprs write it.</summary>
    public abstract string TypeName { get; }

    public virtual bool IsCallable => false;

    public virtual bool IsTrue => Length is not 0;

    /// <summary>What len() gives, or null where the object has no length.</summary>
    public virtual int? Length => null;

    /// <summary>True for what Python calls a mapping.</summary>
    public virtual bool IsMapping => false;

    /// <summary>True where the object has a length and can be indexed.</summary>
    public virtual bool IsSequence => false;

    /// <summary>True where printing gives HTML that is safe already.</summary>
    public virtual bool IsMarkup => false;

    /// <summary>Reads an attribute, as <c>x.name</c> does first.</summary>
    public virtual bool TryGetAttribute(RenderState state, string name, out Value value)
    {
        value = default;
        return false;
    }

    /// <summary>Reads an item, as <c>x[key]</c> does first.</summary>
    public virtual bool TryGetItem(RenderState state, Value key, out Value value)
    {
        value = default;
        return false;
    }

    /// <exception cref="JinjaException">The object cannot be called, or the call fails.</exception>
    public virtual Value Call(RenderState state, Arguments arguments) =>
        throw JinjaRuntimeException.Type($"'{TypeName}' object is not callable");

    /// <summary>Begins to iterate, or gives null where the object cannot be iterated.</summary>
    public virtual IEnumerator<Value>? Iterate(RenderState state) => null;

    /// <summary>Whether <c>item in this</c>; null where the object must be iterated to know.</summary>
    public virtual bool? Contains(RenderState state, Value item) => null;

    /// <summary>Python's str().</summary>
    public virtual void WriteText(ValuePrinter printer) => WriteRepr(printer);

    /// <summary>Python's repr(). Never an address: that would differ from render to render.</summary>
    public virtual void WriteRepr(ValuePrinter printer) => printer.Append("<" + TypeName + " object>");

    /// <summary>Equality as <c>==</c> sees it; identity unless the kind says otherwise.</summary>
    public virtual bool IsEqualTo(Value other) => ReferenceEquals(this, other._ref);

    /// <summary>The hash that goes with <see cref="IsEqualTo"/>.</summary>
    /// <exception cref="JinjaRuntimeException">The kind is not hashable.</exception>
    public virtual int ComputeHash() => RuntimeHelpers.GetHashCode(this);
}
