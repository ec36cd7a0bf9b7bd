using Attune.Jinja.Values;

namespace Attune.Jinja;

/// <summary>
/// Hears of values that are not there and were printed all the same, which leaves no trace in the output. Given in
/// <see cref="RenderOptions.UndefinedObserver"/>; called on the render's thread. A render that waits for values runs in several passes,
/// and reports in each of them again.
/// </summary>
public interface IUndefinedObserver
{
    /// <summary>
    /// An undefined value was turned into text. One that was tested, or given a default, is not reported.
    /// </summary>
    /// <param name="value">The value; its <see cref="UndefinedValue.Owner"/> is known.</param>
    void Printed(UndefinedValue value);
}
