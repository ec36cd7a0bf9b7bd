namespace Attune.Jinja.Values;

/// <summary>Whether a value can be the key of a dict, without the error that hashing it would raise.</summary>
internal static class ValueHashability
{
    public static bool IsHashable(Value value)
    {
        if (value.TryGetTuple(out PyTuple? tuple))
        {
            ValueEquality.Guard(0);
            foreach (Value item in tuple.Items)
            {
                if (!IsHashable(item))
                {
                    return false;
                }
            }
            return true;
        }
        return !value.IsList && !value.IsDict;
    }
}
