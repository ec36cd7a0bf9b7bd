using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>Assigns to a variable.</summary>
internal sealed class SlotAssignment(int slot) : Assignment
{
    public int Slot => slot;

    public override void Assign(Frame frame, Value value) => frame.Slots[slot] = value;
}
