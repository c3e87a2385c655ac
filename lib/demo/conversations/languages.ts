import type { Script } from '../script'
import { talk } from '../talk'

/** Customers who write in their own language, from right to left too. */
export const languages: readonly Script[] = [
  {
    contact: { name: 'نورة العتيبي', phone: '966500000012' },
    status: 'open',
    assignee: 'mia',
    ago: '14m',
    unread: { mia: 1 },
    phone: true,
    lines: talk(`
      in: السلام عليكم، هل توصلون إلى الرياض؟
      mia: وعليكم السلام نورة، نعم نوصل إلى الرياض خلال ٧ إلى ١٠ أيام عمل.
      in: ممتاز. أريد مصباح Luna باللون الذهبي، وأربع مزهريات Terra
      mia: تكلفة الشحن ٢٨ جنيهاً إسترلينياً للطلب كله. هل أجهز لك رابط الدفع؟
      in: نعم من فضلك 🌸
      mia: تفضلي: https://pay.casalumen.example/q/3RT8-77
      mia/note: Written with a translator. Please keep your sentences short, then it gets it right.
      in: تم الدفع، شكراً جزيلاً
      in: هل يمكن تغليف المزهريات كهدية مع بطاقة صغيرة؟ النص: "كل عام وأنتِ بخير يا أمي"`),
  },
  {
    contact: { name: 'अनन्या शर्मा', phone: '919000000027' },
    status: 'open',
    assignee: 'ben',
    ago: '95m',
    lines: talk(`
      in: नमस्ते, क्या Brisa पेपर शेड धोया जा सकता है?
      ben: नमस्ते अनन्या जी! धोना ठीक नहीं होगा, कागज़ पानी से खराब हो जाता है। सूखे मुलायम ब्रश से धूल हटाएँ।
      in: अच्छा, धन्यवाद। और बड़ा वाला साइज़ कब आएगा?
      ben: बड़ा साइज़ लगभग दो हफ़्ते में आएगा। आने पर मैं आपको यहीं संदेश भेज दूँ?
      in: जी हाँ, ज़रूर 🙏`),
  },
  {
    contact: { name: 'Lucía Herrera', phone: '525500000033' },
    status: 'open',
    assignee: 'ana',
    ago: '27m',
    unread: { ana: 1 },
    lines: talk(`
      in: Hola buenas tardes 😊 quería saber el precio de la lámpara colgante Nido
      ana: ¡Buenas tardes, Lucía! La Nido chica cuesta £89 y la grande £139. ¿Es para una mesa o para una sala?
      in: Para la mesa del comedor, es redonda de 1.20
      ana: Entonces la grande, sola y centrada, se ve muy bien.
      in: ¿Y hacen envíos a Guadalajara?
      ana: Sí, con paquetería asegurada: £34 y de 8 a 10 días hábiles. Los impuestos ya van incluidos.
      in: Súper. ¿Me la puedes apartar en color barro mientras convenzo a mi esposo? 😂`),
  },
  {
    contact: { name: 'Greta Baumann', phone: '491713920042' },
    status: 'open',
    assignee: null,
    ago: '3h',
    unread: 2,
    lines: talk(`
      in: Hallo! Ich war gestern im Laden in der Harbour Street und habe meinen grünen Regenschirm vergessen ☂️ Wurde er gefunden?
      in: Er hat einen Holzgriff mit einem eingeritzten G`),
  },
  {
    contact: { name: 'Camille Laurent', phone: '33639980154' },
    status: 'resolved',
    assignee: 'mia',
    ago: '7d',
    lines: talk(`
      in: Bonjour, je cherche un cadeau de mariage autour de 150 euros. Une idée ?
      mia: Bonjour Camille ! Une paire de lampes de chevet Alba, en laiton : 148 euros les deux, emballées ensemble.
      in: Très joli. Peut-on ajouter un mot ?
      mia: Bien sûr, jusqu'à 200 caractères, écrit à la main par notre collègue de Harbour Street.
      in: « Pour vos longues soirées de lecture. Avec toute notre tendresse, Camille et Hugo »
      mia: C'est noté. Départ demain, arrivée sous trois jours.
      pause: 5d
      in: Ils ont adoré, merci infiniment ❤️
      mia: Quelle bonne nouvelle. Tous nos vœux aux mariés !`),
  },
  {
    contact: { name: 'Rafael Souza', phone: '5511900000062' },
    status: 'open',
    assignee: null,
    ago: '44m',
    unread: 2,
    lines: talk(`
      in: Oi! A luminária chegou certinha, mas veio sem a chave allen
      in: Vocês conseguem mandar ou qualquer uma de 4 mm serve?`),
  },
  {
    contact: { name: 'Elif Yıldız', phone: '905300000071' },
    status: 'resolved',
    assignee: 'ben',
    ago: '10d',
    lines: talk(`
      in: Merhaba, Terra vazonun ölçüsü nedir?
      ben: Merhaba Elif! Yükseklik 31 cm, çap 18 cm. İç ağız açıklığı 6 cm.
      in: Teşekkürler, tam aradığım boyut
      ben: Rica ederiz!`),
  },
  {
    contact: { name: 'Javier Ortiz', phone: '5491100000084' },
    status: 'pending',
    assignee: 'ana',
    ago: '25h',
    lines: talk(`
      in: Buenas! Soy fotógrafo y necesito alquilar dos lámparas Orla para una producción. ¿Alquilan?
      ana: ¡Hola, Javier! No solemos alquilar, pero para producciones prestamos contra una seña. ¿Qué fechas serían?
      in: Un fin de semana, el próximo o el otro, depende del clima
      ana/note: Nora usually says yes when we are named in the credits. Waiting for his dates.
      ana: Perfecto. Cuando tengas la fecha me avisás y lo confirmo con la tienda de Old Mill Yard.
      in: Dale, te confirmo apenas cierre la locación`),
  },
  {
    contact: { name: '이서연', phone: '821000000093' },
    status: 'open',
    assignee: null,
    ago: '8h',
    unread: { ben: 1 },
    lines: talk(`
      in: 안녕하세요, 한국으로 배송 가능한가요?
      mia: 안녕하세요 서연님! 네, 가능합니다. 보통 8~12일 정도 걸립니다.
      in: 감사합니다 😊 관세도 포함인가요?`),
  },
]
