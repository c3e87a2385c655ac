/**
 * The first that anybody tries who guesses: the head of the lists that leaked over the years, from public tables such as
 * https://en.wikipedia.org/wiki/Wikipedia:10,000_most_common_passwords, in small letters, and what a keyboard suggests.
 */
const list = `
  !qaz2wsx 00000000 01234567 0123456789 0987654321 10203040 11111111 111111111 1111111111 11112222 11223344
  1122334455 12121212 123123123 123321123 12341234 12344321 123454321 123456 123456123 1234567 12345678 123456780
  123456789 1234567890 1234567891 12345678910 123456aa 123456abc 123456qwerty 123qwe123 123qweasd 123qweasdzxc
  13131313 147258369 147852369 159357456 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 22222222
  33333333 44444444 456789123 55555555 66666666 741852963 77777777 789456123 87654321 88888888 963852741 987654321
  9876543210 99999999 a12345678 a123456789 a1b2c3d4 a1b2c3d4e5 aa123456 abc123 abcd1234 abcd123456 abcdefgh
  abcdefghi access14 admin123 admin1234 admin12345 adminadmin administrator alexander alexandra andrew123 angel123
  angels12 anthony1 arsenal1 asd123asd asdfgh asdfghjk asdfghjkl ashley12 asshole1 autumn12 autumn2025 azerty
  azertyuiop babygirl babygirl1 barcelona barcelona1 baseball baseball1 basketball basketball1 batman123 beautiful
  beautiful1 benjamin bitch123 blessed1 blizzard blue1234 blueberry brandon1 broncos1 business business1 buster123
  butterfly butterfly1 celtic1888 champion champions changeit changeme changeme1 changeme123 charlie1 charlotte
  cheese123 chelsea1 chelsea123 chevrolet chocolate chocolate1 christ12 christian christopher company1 company123
  computer computer1 contrasena cookie123 correcthorsebatterystaple corvette cowboys1 creative cupcake1 customer
  cutiepie daniel12 danielle december default1 default123 diamond1 dolphins dragon12 dragon123 eagles123 elizabeth
  elizabeth1 enterprise everton1 explorer facebook facebook1 faith123 family12 february ferrari1 flower12 flowers1
  football football1 forever1 freedom1 friday12 friends1 friendship fuckoff1 fuckyou1 fuckyou123 fuckyou2 gateway1
  ginger123 godislove golden12 google123 guest123 harley123 heaven12 hello123 hello1234 hellohello helloworld
  hottie12 hunter12 hunter123 hurricane ilovegod ilovehim ilovemom iloveyou iloveyou1 iloveyou2 instagram internet
  internet1 january1 jennifer jennifer1 jessica1 jesus123 jesuschrist jonathan jordan23 joshua123 juventus1
  kawasaki killer123 knight12 lakers24 letmein1 letmein12 letmein123 lightning linkedin liverpool liverpool1
  login123 loginlogin lovelove lovely12 loveme12 loveyou1 magic123 manager1 manchester manutd123 march2025
  marketing master12 master123 matrix12 matthew1 maverick mercedes michael1 michael123 michelle midnight minecraft
  minecraft1 monday12 monster1 motdepasse motherfucker mustang1 mylove12 myspace1 mystery1 natalie1 nathaniel
  nicholas ninja123 nintendo november october1 office12 orange12 p@ssw0rd p@ssword pa55w0rd pa55word packers1
  parola123 pass1234 pass12345 passpass passport passw0rd password password1 password12 password123 password1234
  password2024 password2025 password2026 passwort passwort1 passwort123 patricia pepper123 personal phoenix1
  playstation pokemon1 pokemon123 porsche1 princess princess1 private1 purple12 q1w2e3r4 q1w2e3r4t5 qazwsx
  qazwsxedc qwe123qwe qweasd123 qweasdzxc qwerty qwerty1 qwerty12 qwerty123 qwerty1234 qwertyui qwertyuiop qwertz
  qwertzui qwertzuiop raiders1 rainbow1 rangers1 realmadrid redsox123 robert123 root1234 rootroot sales123
  samantha samantha1 samsung1 samsung123 secret01 secret12 secret123 security security1 senha123 september
  service1 sexy1234 shadow12 shadow123 silver12 snapchat softball spiderman spiderman1 spring12 spring2025
  startrek starwars starwars1 steelers steelers1 stephanie strawberry summer12 summer123 summer2024 summer2025
  sunshine sunshine1 superman superman1 support1 support123 sweetheart sweetie1 temp1234 temppass test1234
  test12345 testing1 testing123 testtest thomas12 thunder1 thunderbird tigger12 tigger123 together together1
  toor1234 trustno1 twitter1 user1234 username veronica victoria volleyball warrior1 welcome01 welcome1 welcome12
  welcome123 welcome1234 whatever whatever1 whatsapp whatsapp1 william1 winter12 winter2024 winter2025 wizard12
  yamaha123 yankees1 yellow12 youtube1 zaq12wsx zaq1xsw2 zxcvbn zxcvbnm zxcvbnm1`

const common = new Set(list.split(/\s+/).filter(Boolean))

const lookalikes: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
}

const plain = (password: string) => password.replaceAll(/[@431!0$57]/g, (sign) => lookalikes[sign] ?? sign)

// Made once: the same lookalikes undone in the list, and its words without the digits behind them.
const plainCommon = new Set([...common].map(plain))
const stems = new Set([...common].map((word) => word.replace(/\d+$/, '')).filter((word) => word.length >= 5))

/** A row of neighbours, such as `abcdefgh` or `98765432`. */
const isSequence = (text: string) => {
  const steps = [...text].slice(1).map((sign, index) => sign.charCodeAt(0) - text.charCodeAt(index))
  return steps.length > 0 && steps.every((step) => step === steps[0] && Math.abs(step) <= 1)
}

/** The same piece over and over, such as `abcabcabc`. */
const isRepeated = (text: string) => /^(.{1,4})\1+$/u.test(text)

/**
 * Whether a password is among those tried first: on the list, also with capitals, with signs for letters (`P@ssw0rd`) or with
 * a few digits and marks behind it (`Sunshine2025!`), a row of neighbours, or a piece repeated.
 */
export const isCommonPassword = (password: string): boolean => {
  const text = password.normalize('NFKC').toLowerCase()
  const stem = text.replace(/[\d\W_]{0,6}$/u, '')
  return (
    common.has(text) ||
    plainCommon.has(plain(text)) ||
    stems.has(stem) ||
    stems.has(plain(stem)) ||
    isSequence(text) ||
    isRepeated(text)
  )
}
