namespace Attune.Jinja.Text;

/// <summary>What a text function may use; a render's budget stands behind it.</summary>
internal interface ITextAllowance
{
    /// <summary>Called before text of so many characters is made; throws where that is too much.</summary>
    void ReserveText(long characters);

    /// <summary>Called inside long loops, with the work done since the last call; throws where the render must stop.</summary>
    void Work(int steps);
}
