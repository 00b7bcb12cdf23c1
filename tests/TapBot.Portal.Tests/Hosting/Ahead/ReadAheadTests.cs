using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using TapBot.Core.Access;
using TapBot.Portal.Hosting;
using TapBot.Portal.Hosting.Ahead;

namespace TapBot.Portal.Tests.Hosting.Ahead;

public sealed class ReadAheadTests(ReadyPortal portal) : IClassFixture<ReadyPortal>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Document_OfAPageThatReadsAhead_BeginsTheReadingForWhoAsks()
    {
        var reading = new SomeReading();

        await AskAsync(reading, _ => { });

        Assert.Equal("ann", await reading.Read.Task.WaitAsync(Token));
    }

    public static TheoryData<string> Others => ["guess", "post", "stranger", "other page"];

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Document_OtherwiseAskedFor_ReadsNothing(string what)
    {
        var reading = new SomeReading();

        await AskAsync(reading, context =>
        {
            switch (what)
            {
                case "guess": context.Request.Headers["Sec-Purpose"] = "prefetch;prerender"; break;
                case "post": context.Request.Method = HttpMethods.Post; break;
                case "stranger": context.User = new ClaimsPrincipal(new ClaimsIdentity()); break;
                default: context.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(), what)); break;
            }
        });

        Assert.Equal(0, reading.Asked);
    }

    [Fact]
    public void Pages_ThatReadAhead_HaveAReadingToAsk()
    {
        var pages = typeof(ReadAhead).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes().OfType<IReadsAhead>()).ToList();

        Assert.NotEmpty(pages);
        Assert.All(pages, p => Assert.IsAssignableFrom<IPageReading>(portal.Host.Services.GetRequiredService(p.Reading)));
    }

    private static async Task AskAsync(SomeReading reading, Action<HttpContext> change)
    {
        using var readings = new Readings(TimeProvider.System, NullLogger<Readings>.Instance);
        await using var services = new ServiceCollection().AddSingleton(reading).BuildServiceProvider();
        var context = new DefaultHttpContext
        {
            RequestServices = services,
            User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(Principals.Kind, nameof(ActorKind.User)), new Claim(Principals.Id, "1"), new Claim(ClaimTypes.Name, "ann")], "test")),
        };
        context.Request.Method = HttpMethods.Get;
        context.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new ReadsAheadAttribute<SomeReading>()), "page"));
        change(context);
        var wasAnswered = false;

        await new ReadAhead(AnswerAsync, new ActorAccessor(), readings).InvokeAsync(context);

        Assert.True(wasAnswered);
        await readings.StopAsync(Token);

        Task AnswerAsync(HttpContext _)
        {
            wasAnswered = true;
            return Task.CompletedTask;
        }
    }

    private sealed class SomeReading : IPageReading
    {
        public int Asked { get; private set; }

        public TaskCompletionSource<string> Read { get; } = new();

        public Func<CancellationToken, Task>? For(Actor actor, HttpRequest request)
        {
            Asked++;
            return _ => Task.FromResult(Read.TrySetResult(actor.Name));
        }
    }
}
