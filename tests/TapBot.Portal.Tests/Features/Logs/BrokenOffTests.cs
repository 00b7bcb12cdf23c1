using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Testing.Logs;

namespace TapBot.Portal.Tests.Features.Logs;

/// <summary>A log falls silent while it is read: what was found before is written, and then the answer breaks off instead of looking complete.</summary>
public sealed class BrokenOffTests : IAsyncLifetime
{
    private readonly Written written = new();
    private readonly LoggingPortal portal;
    private HttpClient root = null!;

    public BrokenOffTests() => portal = new LoggingPortal(services => services.AddSingleton<IStartupFilter>(written));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        root = portal.Host.Script(await portal.StartAsync());
        for (var i = 1; i <= 6; i++)
            (i % 2 == 0 ? portal.Db : portal.Web).Write(Lines.One(i).Cursor.Nanoseconds, $"line {i}");
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Theory]
    [InlineData("/api/v1/logs/search")]
    [InlineData("/api/v1/logs/search?limit=4")]
    public async Task Search_SourceIsSilent_TellsTheLinesOfTheOthersFirst(string address)
    {
        portal.Db.IsSilent = true;

        Assert.Equal(["line 5", "line 3", "line 1"], await BrokenAsync(address));
    }

    [Theory]
    [InlineData("/api/v1/logs")]
    [InlineData("/api/v1/logs?format=text")]
    [InlineData("/api/v1/logs?download=true&since=2026-11-22T14:00:00Z")]
    public async Task Download_SourceFallsSilent_TellsTheLinesBeforeFirst(string address)
    {
        portal.Db.BreaksAfter = 2;

        Assert.Equal(["line 1", "line 2", "line 3", "line 4"], await BrokenAsync(address));
    }

    [Fact]
    public async Task Container_EngineFallsSilent_TellsTheLinesBeforeFirst()
    {
        portal.Db.BreaksAfter = 2;

        Assert.Equal(["line 2", "line 4"], await BrokenAsync("/api/v1/servers/nowhere/containers/db/logs"));
    }

    [Theory]
    [InlineData("/api/v1/logs?tail=4")]
    [InlineData("/api/v1/servers/nowhere/containers/db/logs")]
    public async Task NothingWasTold_SourceIsSilent_IsAnError(string address)
    {
        portal.Db.IsSilent = true;

        using var answer = await root.GetAsync(address, Token);

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
    }

    private async Task<IEnumerable<string>> BrokenAsync(string address)
    {
        using var answer = await root.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, Token);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await Assert.ThrowsAnyAsync<Exception>(() => answer.Content.ReadAsStringAsync(Token));
        var lines = Encoding.UTF8.GetString(written.Kept.ToArray());
        Assert.EndsWith("\n", lines, StringComparison.Ordinal);
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l[l.IndexOf("line ", StringComparison.Ordinal)..][.."line 1".Length]);
    }

    /// <summary>Keeps what is written into an answer, too: a client in memory that hears of the end first does not get the rest of it any more.</summary>
    private sealed class Written : IStartupFilter
    {
        public MemoryStream Kept { get; private set; } = new();

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, go) =>
            {
                Kept = new MemoryStream();
                context.Response.Body = new Both(context.Response.Body, Kept);
                return go(context);
            });
            next(app);
        };
    }

    /// <summary>Writes into two streams.</summary>
    private sealed class Both(Stream one, Stream other) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => one.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => one.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count)
        {
            one.Write(buffer, offset, count);
            other.Write(buffer, offset, count);
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await other.WriteAsync(buffer, cancellationToken);
            await one.WriteAsync(buffer, cancellationToken);
        }
    }
}
