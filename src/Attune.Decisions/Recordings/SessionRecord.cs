using Attune.Decisions.Rules;
using Attune.Decisions.Sessions;
using Attune.Decisions.Users;

namespace Attune.Decisions.Recordings;

/// <summary>A session in a record: of the fields only those that the rules read.</summary>
internal static class SessionRecord
{
    private const byte None = byte.MaxValue;

    public static void Write(RecordingWriter writer, Session session, RecordingPlan plan)
    {
        writer.Number(session.Now.ToUnixTimeMilliseconds());
        writer.Text(session.RequestId);
        writer.Text(session.NamedId ?? "");
        writer.Count((int)plan.Session);
        if ((plan.Session & SessionFields.Platform) != 0)
        {
            writer.Byte(session.Platform is { } platform ? (byte)platform : None);
        }

        if ((plan.Session & SessionFields.Day) != 0)
        {
            writer.Byte(session.Day is { } day ? (byte)day : None);
        }

        if ((plan.Session & SessionFields.Hours) != 0)
        {
            writer.Number(session.Hours.Bits);
        }

        if ((plan.Session & SessionFields.VisitorType) != 0)
        {
            writer.Byte(session.VisitorType is { } type ? (byte)type : None);
        }

        if ((plan.Session & SessionFields.Geo) != 0)
        {
            writer.Name(session.Geo.CountryCode);
            writer.Name(session.Geo.Region);
            writer.Name(session.Geo.City);
        }

        if ((plan.Session & SessionFields.Device) != 0)
        {
            writer.Byte((byte)session.Device.Type);
            writer.Name(session.Device.OperatingSystem);
            writer.Name(session.Device.Browser);
            writer.Name(session.Device.BrowserGroup);
            writer.Byte(session.Device.IsBot is { } bot ? (byte)(bot ? 1 : 0) : None);
        }

        if ((plan.Session & SessionFields.Parameters) != 0)
        {
            writer.Members(session.Parameters, plan.Parameters);
        }
    }

    public static Session Read(ref RecordingReader reader)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(reader.Number());
        var session = new Session { Now = now, RequestId = reader.Text() };
        var named = reader.Text();
        var fields = (SessionFields)reader.Unsigned();
        session = session with { NamedId = named.Length == 0 ? null : named };
        if ((fields & SessionFields.Platform) != 0)
        {
            session = session with { Platform = reader.Byte() is var value and not None ? (Platform)value : null };
        }

        if ((fields & SessionFields.Day) != 0)
        {
            session = session with { Day = reader.Byte() is var value and not None ? (DayOfWeek)value : null };
        }

        if ((fields & SessionFields.Hours) != 0)
        {
            session = session with { Hours = HourSet.FromBits((uint)reader.Number()) };
        }

        if ((fields & SessionFields.VisitorType) != 0)
        {
            session = session with
            {
                VisitorType = reader.Byte() is var value and not None ? (VisitorType)value : null,
            };
        }

        if ((fields & SessionFields.Geo) != 0)
        {
            var country = reader.Name();
            session = session with
            {
                Geo = new(country is null ? null : Countries.Find(country), reader.Name(), reader.Name()),
            };
        }

        if ((fields & SessionFields.Device) != 0)
        {
            var type = (DeviceType)reader.Byte();
            var (system, browser, group) = (reader.Name(), reader.Name(), reader.Name());
            bool? bot = reader.Byte() is var value and not None ? value == 1 : null;
            session = session with { Device = new(type, system, browser, group, bot) };
        }

        return (fields & SessionFields.Parameters) != 0 ? session with { Parameters = reader.Members() } : session;
    }
}
