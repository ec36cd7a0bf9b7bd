namespace Attune.Decisions.Rules.Windows;

/// <summary><c>today</c>: the day that is now, all of it.</summary>
internal sealed class TodayWindow : TimeWindow
{
    private TodayWindow() { }

    public override string Text => "today";

    public override int? Days => 1;

    public static TimeWindow Create(WindowInput input) => new TodayWindow();

    public override TimeSpanMs Resolve(ref TimeFrame time) => new(time.StartOf(time.Today), time.EndOf(time.Today));
}
