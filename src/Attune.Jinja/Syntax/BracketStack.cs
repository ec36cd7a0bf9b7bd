namespace Attune.Jinja.Syntax;

/// <summary>The brackets that are open inside a tag: two bits each, the first thirty without an array.</summary>
internal struct BracketStack
{
    public const int Paren = 0;
    public const int Bracket = 1;
    public const int Brace = 2;

    private const int InlineCapacity = 30;

    private ulong _bits;
    private int _count;
    private List<byte>? _overflow;

    public readonly bool IsEmpty => _count == 0;

    public void Push(int bracket)
    {
        if (_count < InlineCapacity)
        {
            _bits = (_bits << 2) | (uint)bracket;
        }
        else
        {
            (_overflow ??= []).Add((byte)bracket);
        }
        _count++;
    }

    /// <summary>The character that must close the bracket opened last.</summary>
    public char Pop()
    {
        _count--;
        int bracket;
        if (_count >= InlineCapacity)
        {
            bracket = _overflow![^1];
            _overflow.RemoveAt(_overflow.Count - 1);
        }
        else
        {
            bracket = (int)(_bits & 3);
            _bits >>= 2;
        }
        return bracket switch
        {
            Paren => ')',
            Bracket => ']',
            _ => '}',
        };
    }
}
