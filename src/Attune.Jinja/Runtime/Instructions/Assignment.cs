using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>Where an assignment puts a value.</summary>
internal abstract class Assignment
{
    /// <summary>Checks what must hold before the value is computed.</summary>
    public virtual void Prepare(Frame frame) { }

    public abstract void Assign(Frame frame, Value value);
}
