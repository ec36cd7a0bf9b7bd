using Attune.Jinja.Runtime.Execution;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>What happens to the variables of a scope when it is entered: some begin unset, some as copies of outer ones.</summary>
internal sealed class ScopeEntry(int[] unset, ScopeEntry.Alias[] aliases)
{
    public static readonly ScopeEntry Nothing = new([], []);

    public readonly record struct Alias(int Slot, int Depth, int Source);

    public bool IsNothing => unset.Length == 0 && aliases.Length == 0;

    public void Enter(Frame frame)
    {
        foreach (int slot in unset)
        {
            frame.Slots[slot] = default;
        }
        foreach (Alias alias in aliases)
        {
            frame.Slots[alias.Slot] = frame.Up(alias.Depth).Slots[alias.Source];
        }
    }
}
